/** The most common counts in the panel and its files. */
import { t } from './i18n.ts';

/** `1 chain`, `1,200 chains` */
export function chainCount(count: number): string {
  return count === 1 ? t`1 chain` : t`${count} chains`;
}

/** `1 hop`, `3 hops` */
export function hopCount(count: number): string {
  return count === 1 ? t`1 hop` : t`${count} hops`;
}
