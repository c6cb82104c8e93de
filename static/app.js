const problemOf = (field) => field.labels?.[0]?.closest('.field')?.querySelector('.field-problem');

/* A field that was wrong and is now filled in no longer says so; the server has the last word. */
document.addEventListener('change', ({ target }) => {
  if (target.getAttribute?.('aria-invalid') !== 'true' || !target.checkValidity()) return;
  target.removeAttribute('aria-invalid');
  problemOf(target)?.closest('.field').classList.remove('field-invalid');
  problemOf(target)?.remove();
});
