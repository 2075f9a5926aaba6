/** The extension's worker that writes one file. */
import { speakLanguage } from '../../worker-language.ts';
import { listenForChains } from './work.ts';

listenForChains(speakLanguage);
