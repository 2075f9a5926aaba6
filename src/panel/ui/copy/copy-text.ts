/**
 * Copies text to the clipboard; to be called while a click or key press is being handled. `navigator.clipboard` doesn't
 * work in Chromium's panels, because DevTools does not pass the permission on.
 * @returns whether the browser copied it
 */
export function copyText(text: string): boolean {
  let done = false;
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    done = true;
  };
  document.addEventListener('copy', onCopy, { capture: true });
  document.execCommand('copy');
  document.removeEventListener('copy', onCopy, { capture: true });
  return done;
}
