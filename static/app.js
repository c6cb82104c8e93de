// Every page works without this file; it only tells sooner what the server would tell.
const words = document.body.dataset;

const isUnsaved = document.querySelector('.error-summary, .meanwhile, [data-unsaved]') !== null;

for (const form of document.forms) form.noValidate = true;
document.querySelector('.meanwhile, .error-summary')?.focus();

// A problem that comes or goes moves the page, and must not do so under a button that is being pressed.
let released;
document.addEventListener('mousedown', () => {
  released = new Promise((resolve) => {
    document.addEventListener('mouseup', () => setTimeout(resolve), { once: true });
  });
});
document.addEventListener('change', async ({ target }) => {
  const field = target.closest?.('.field');
  if (!field) return;
  await released;
  const { valid, valueMissing } = target.validity;
  field.classList.toggle('field-invalid', !valid);
  field.querySelector('.field-problem')?.remove();
  target.removeAttribute('aria-invalid');
  if (valid) return;
  const problem = document.createElement('p');
  problem.id = `${target.id}-problem`;
  problem.className = 'field-problem';
  const missing = target.type === 'checkbox' ? words.unticked : words.missing;
  problem.textContent = valueMissing ? missing : words.invalid;
  target.before(problem);
  target.setAttribute('aria-invalid', 'true');
  target.setAttribute('aria-describedby', `${target.id}-hint ${problem.id}`);
});

/** What stands in a form, files by their names. */
const written = (form) =>
  JSON.stringify([...new FormData(form)].map(([name, value]) => [name, value.name ?? value]));

// A form that is long to write is not left by mistake. One that saves itself takes care of that below.
for (const form of document.querySelectorAll('main form[method=post]:not([data-autosave])')) {
  const fields = form.querySelectorAll('input:not([type=hidden], [type=password]), select, textarea');
  if (fields.length < 4 && !form.querySelector('textarea')) continue;
  const atFirst = written(form);
  let isSubmitting = false;
  form.addEventListener('submit', () => {
    isSubmitting = true;
  });
  // Back on a page that the browser has kept as it was.
  addEventListener('pageshow', () => {
    isSubmitting = false;
  });
  addEventListener('beforeunload', (event) => {
    if (!isSubmitting && (isUnsaved || written(form) !== atFirst)) event.preventDefault();
  });
}

for (const form of document.querySelectorAll('form[data-autosave]')) {
  const status = form.querySelector('.autosave-status');
  let timer;
  let sending;
  // Counted, so that what is written while a save travels is known to be unsaved.
  let edits = isUnsaved ? 1 : 0;
  let savedEdits = 0;
  let isStale = false;
  let isSubmitting = false;

  const say = (state) => {
    status.textContent = status.dataset[state];
    status.dataset.state = state;
  };
  const saveIn = (ms) => {
    clearTimeout(timer);
    if (!isStale) timer = setTimeout(save, ms);
  };
  const save = async () => {
    await sending;
    say('saving');
    sending = send()
      .catch(() => {
        say('failed');
        saveIn(5000);
      })
      .finally(() => {
        sending = undefined;
      });
  };
  const send = async () => {
    const sentEdits = edits;
    const answer = await fetch(form.dataset.autosave, {
      method: 'POST',
      headers: { Accept: 'application/json', 'X-CSRF-Token': form.elements._csrf.value },
      body: new URLSearchParams(new FormData(form)),
    });
    if (answer.ok) {
      const { filled = [], ...seen } = await answer.json();
      for (const field of form.querySelectorAll('[data-revision]'))
        field.value = seen[field.name.replace(/]$/, '').split('[').pop()];
      savedEdits = sentEdits;
      for (const mark of document.querySelectorAll('[data-part]'))
        mark.hidden = filled.includes(Number(mark.dataset.part)) !== (mark.dataset.filled === 'true');
      return say('saved');
    }
    if (answer.status >= 500) throw new Error(answer.statusText);
    isStale = answer.status === 409;
    say({ 401: 'signedOut', 409: 'conflict', 422: 'refused' }[answer.status] ?? 'denied');
  };

  form.addEventListener('input', () => {
    edits += 1;
    saveIn(1500);
  });
  form.addEventListener('submit', async (event) => {
    clearTimeout(timer);
    if (!navigator.onLine || status.dataset.state === 'failed') {
      // The page would be gone, and what is written in it, before the answer failed to come.
      event.preventDefault();
      return save();
    }
    if (sending) {
      // What travels may raise the revision this form is about to send.
      event.preventDefault();
      await sending;
      return form.requestSubmit(event.submitter);
    }
    isSubmitting = true;
  });
  addEventListener('beforeunload', (event) => {
    if (edits > savedEdits && !isSubmitting) event.preventDefault();
  });
}
