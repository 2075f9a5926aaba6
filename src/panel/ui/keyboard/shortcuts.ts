/** The panel's keyboard shortcuts, those of the Network panel among them: what they do and how they are told. */
import { type Message, msg } from '../../../core/text/i18n.ts';

export type Shortcut = 'filter' | 'clear' | 'record' | 'next-part' | 'previous-part' | 'help';

interface Binding {
  /** As `KeyboardEvent.key` has it, in lower case. */
  readonly key: string;
  /** Ctrl, or ⌘ on a Mac. */
  readonly command?: boolean;
  /** With Shift; false where Shift may be what makes the character. */
  readonly shift?: boolean;
  readonly about: Message;
}

const BINDINGS: Readonly<Record<Shortcut, Binding>> = {
  filter: { key: 'f', command: true, about: msg`Filter` },
  clear: { key: 'l', command: true, about: msg`Clear, or close the imported session` },
  record: { key: 'e', command: true, about: msg`Start or stop recording` },
  'next-part': { key: 'f6', about: msg`Next section: toolbar, list, details` },
  'previous-part': { key: 'f6', shift: true, about: msg`Previous section` },
  help: { key: '?', shift: false, about: msg`Keyboard shortcuts and marks` },
};

/** All shortcuts, in the order of the help. */
export const SHORTCUTS = Object.keys(BINDINGS) as readonly Shortcut[];

/** What of a key press matters. */
type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * What a key press asks for: Ctrl, or ⌘ on a Mac, with a letter and nothing else, or a key of its own.
 * @param isTyping a character is for the field that has the focus
 */
export function shortcutOf(event: Pressed, mac: boolean, isTyping: boolean): Shortcut | undefined {
  return SHORTCUTS.find((name) => isPressed(BINDINGS[name], event, mac, isTyping));
}

function isPressed(
  { key, command = false, shift }: Binding,
  event: Pressed,
  mac: boolean,
  isTyping: boolean,
): boolean {
  const [wanted, other] = mac ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  if (event.key.toLowerCase() !== key || wanted !== command || other || event.altKey) return false;
  // A character is what it is, whether or not the keyboard has it above another one.
  if (shift === false) return !isTyping;
  return event.shiftKey === (shift ?? false);
}

/** Writes a shortcut for a tooltip or the help: `Ctrl+E`, `⌘E`, `Shift+F6`. */
export function shortcutText(shortcut: Shortcut, mac: boolean): string {
  const { key, command, shift } = BINDINGS[shortcut];
  const modifiers = [
    ...(command ? [mac ? '⌘' : 'Ctrl+'] : []),
    ...(shift ? [mac ? '⇧' : 'Shift+'] : []),
  ];
  return modifiers.join('') + key.toUpperCase();
}

/** What a shortcut does. */
export function shortcutAbout(shortcut: Shortcut): Message {
  return BINDINGS[shortcut].about;
}
