/** The extension's worker that reads one file. */
import { speakLanguage } from '../../worker-language.ts';
import { listenForFile } from './reading.ts';

listenForFile(speakLanguage);
