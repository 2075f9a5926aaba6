import type { Outcome } from '../../../core/chain/chain.ts';
import { assertNever } from '../assert-never.ts';
import type { BodyTrack, HopTrack, TransitionTrack } from './tracks.ts';

/**
 * The positions of the tracks, and the distance from an item's top to the middle of its first line of text, in CSS
 * pixels.
 */
const METHOD_X = 10;
const BODY_X = 20;
const MIDDLE = 12;
const BOTTOM = '100%';

/** The tracks beside a hop. The drawing repeats the text, so it is hidden from screen readers. */
export function HopTracks({ track }: { readonly track: HopTrack }) {
  const { method, body, starts, end, joins, leads } = track;
  const top = starts ? MIDDLE : 0;
  const bottom = end === undefined ? BOTTOM : MIDDLE;
  return (
    <svg className="tracks" aria-hidden="true">
      <MethodLine from={top} to={bottom} method={method} />
      {joins && <MethodLine from={0} to={MIDDLE} method={method} kind="link" />}
      {leads && <MethodLine from={MIDDLE} to={BOTTOM} method={method} kind="link" />}
      <BodyLine from={top} to={bottom} body={body} />
      {end !== undefined && <TrackEnd end={end} method={method} />}
      <circle className="stop" data-method={method} cx={METHOD_X} cy={MIDDLE} r="4" />
    </svg>
  );
}

/** How the method's track ends after the last hop: with a bar if it failed, with dashes if it might have continued. */
function TrackEnd({ end, method }: { readonly end: Outcome; readonly method: string }) {
  switch (end) {
    case 'completed':
      return null;
    case 'pending':
      return <circle className="pending-dot" cx={METHOD_X} cy={MIDDLE + 12} r="2.5" />;
    case 'not-followed':
    case 'unobserved':
      return <MethodLine from={MIDDLE} to={MIDDLE + 20} method={method} kind="open" />;
    case 'failed':
      return (
        <>
          <MethodLine from={MIDDLE} to={MIDDLE + 14} method={method} />
          <path className="end-bar" d={`M${METHOD_X - 7} ${MIDDLE + 15}h14`} />
        </>
      );
    default:
      return assertNever(end);
  }
}

/** The tracks beside a transition: a change of color if the method changes, ╳ if the body is dropped. */
export function TransitionTracks({ track }: { readonly track: TransitionTrack }) {
  const { from, to, changed, internal, bodyBefore, bodyAfter } = track;
  const kind = internal ? 'internal' : undefined;
  const dropped = bodyBefore === 'solid' && bodyAfter === 'none';
  return (
    <svg className="tracks" aria-hidden="true">
      <MethodLine from={0} to={changed ? MIDDLE : BOTTOM} method={from} kind={kind} />
      {changed && <MethodLine from={MIDDLE} to={BOTTOM} method={to} kind={kind} />}
      {changed && <path className="change" d={`M${METHOD_X} ${MIDDLE - 5}l5 5l-5 5l-5 -5z`} />}
      <BodyLine from={0} to={bodyBefore === bodyAfter ? BOTTOM : MIDDLE} body={bodyBefore} />
      {bodyBefore !== bodyAfter && <BodyLine from={MIDDLE} to={BOTTOM} body={bodyAfter} />}
      {dropped && <path className="body-end" d={`M${BODY_X - 4} ${MIDDLE - 4}l8 8m0 -8l-8 8`} />}
    </svg>
  );
}

/** The track beside a link, which carries no body. */
export function LinkTracks({ from, onwards }: { from: string | undefined; onwards: string }) {
  return (
    <svg className="tracks" aria-hidden="true">
      {from !== undefined && <MethodLine from={0} to={MIDDLE} method={from} kind="link" />}
      <MethodLine from={MIDDLE} to={BOTTOM} method={onwards} kind="link" />
    </svg>
  );
}

interface LineProps {
  readonly from: number | string;
  readonly to: number | string;
}

function MethodLine(
  props: LineProps & {
    readonly method: string;
    readonly kind?: 'internal' | 'open' | 'link' | undefined;
  },
) {
  const { from, to, method, kind } = props;
  return (
    <line
      className="method-track"
      data-method={method}
      data-kind={kind}
      x1={METHOD_X}
      x2={METHOD_X}
      y1={from}
      y2={to}
    />
  );
}

function BodyLine({ from, to, body }: LineProps & { readonly body: BodyTrack }) {
  if (body === 'none') return null;
  return <line className="body-track" data-kind={body} x1={BODY_X} x2={BODY_X} y1={from} y2={to} />;
}
