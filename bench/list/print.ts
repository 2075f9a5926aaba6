import { median, quantile } from '../median.ts';

/** Prints the median of times in milliseconds, a high percentile and the maximum. */
export function print(what: string, times: readonly number[]): void {
  const [middle, late, most] = [median(times), quantile(times, 0.95), Math.max(...times)].map(
    (time) => time.toFixed(0).padStart(5),
  );
  console.log(`  ${what.padEnd(38)}${middle} ms, 95 % within${late} ms, all within${most} ms`);
}
