/**
 * Puts text on the clipboard, while a click or a key is being handled. `navigator.clipboard` is refused to panels in
 * Chromium, whose DevTools do not hand the permission on.
 * @returns whether the browser did it
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
