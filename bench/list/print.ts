import { median, quantile } from '../median.ts';

/** Prints the middle of some times in milliseconds, and within what nearly all and all of them were. */
export function print(what: string, times: readonly number[]): void {
  const [middle, late, most] = [median(times), quantile(times, 0.95), Math.max(...times)].map(
    (time) => time.toFixed(0).padStart(5),
  );
  console.log(`  ${what.padEnd(38)}${middle} ms, 95 % within${late} ms, all within${most} ms`);
}
