/** Characters at the end that are never left out. */
const TAIL = 9;
/** Texts that are not much longer are not worth cutting. */
const SHORT = 22;

/** One line of text; where there is no room for all of it the middle is left out. Copying gives the whole text. */
export function MiddleEllipsis({ text }: { readonly text: string }) {
  if (text.length <= SHORT) return <span className="ellipsis">{text}</span>;
  const cut = text.length - TAIL;
  // Not between the halves of a surrogate pair.
  const split = /[\uDC00-\uDFFF]/.test(text[cut] ?? '') ? cut + 1 : cut;
  return (
    <span className="middle-ellipsis">
      <span>{text.slice(0, split)}</span>
      <span>{text.slice(split)}</span>
    </span>
  );
}
