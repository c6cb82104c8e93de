// Every page works without this file; it only tells sooner what the server would tell.
const words = document.body.dataset;

for (const form of document.forms) form.noValidate = true;
document.querySelector('.error-summary')?.focus();
document.addEventListener('change', ({ target }) => {
  const field = target.closest?.('.field');
  if (!field) return;
  const { valid, valueMissing } = target.validity;
  field.classList.toggle('field-invalid', !valid);
  field.querySelector('.field-problem')?.remove();
  target.removeAttribute('aria-invalid');
  if (valid) return;
  const problem = document.createElement('p');
  problem.id = `${target.id}-problem`;
  problem.className = 'field-problem';
  problem.textContent = valueMissing ? words.missing : words.invalid;
  target.before(problem);
  target.setAttribute('aria-invalid', 'true');
  target.setAttribute('aria-describedby', `${target.id}-hint ${problem.id}`);
});

for (const form of document.querySelectorAll('form[data-autosave]')) {
  const status = form.querySelector('.autosave-status');
  let timer;
  let sending;
  let isUnsaved = false;
  let isStale = false;

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
    isUnsaved = false;
    say('saving');
    sending = send().catch(() => {
      isUnsaved = true;
      say('failed');
      saveIn(5000);
    });
  };
  const send = async () => {
    const answer = await fetch(form.dataset.autosave, {
      method: 'POST',
      headers: { Accept: 'application/json', 'X-CSRF-Token': form.elements._csrf.value },
      body: new URLSearchParams(new FormData(form)),
    });
    if (answer.ok) {
      form.elements.version.value = (await answer.json()).version;
      return say('saved');
    }
    if (answer.status >= 500) throw new Error(answer.statusText);
    isUnsaved = true;
    isStale = answer.status === 409;
    say(isStale ? 'conflict' : 'refused');
  };

  form.addEventListener('input', () => {
    isUnsaved = true;
    saveIn(1500);
  });
  form.addEventListener('submit', async (event) => {
    clearTimeout(timer);
    isUnsaved = false;
    if (!sending) return;
    // What travels may raise the version this form is about to send.
    event.preventDefault();
    await sending;
    sending = undefined;
    form.requestSubmit(event.submitter);
  });
  addEventListener('beforeunload', (event) => {
    if (isUnsaved) event.preventDefault();
  });
}
