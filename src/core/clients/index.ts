/** The clients whose redirects were measured. `npm run clients:measure` measures them again. */
import { BROWSERS } from './browsers.ts';
import { COMMAND_LINE } from './command-line.ts';
import { GO_AND_JAVA } from './go-and-java.ts';
import { type ClientModel, toModel } from './model.ts';
import { NODE } from './node.ts';
import { PHP } from './php.ts';
import { PYTHON } from './python.ts';
import { RUBY_AND_PERL } from './ruby-and-perl.ts';
import { RUST } from './rust.ts';

/** All except the browsers. */
export const OTHER_CLIENTS: readonly ClientModel[] = [
  ...COMMAND_LINE,
  ...PYTHON,
  ...NODE,
  ...GO_AND_JAVA,
  ...RUST,
  ...PHP,
  ...RUBY_AND_PERL,
].map(toModel);

export const CLIENTS: readonly ClientModel[] = [...BROWSERS.map(toModel), ...OTHER_CLIENTS];
