/** The panel's keyboard shortcuts, including those of the Network panel: what they do and how they are written. */
import { type Message, msg } from '../../../core/text/i18n.ts';

export type Shortcut = 'filter' | 'clear' | 'record' | 'next-part' | 'previous-part' | 'help';

interface Binding {
  /** As in `KeyboardEvent.key`, in lowercase. */
  readonly key: string;
  /** Ctrl, or ⌘ on a Mac. */
  readonly command?: boolean;
  /** Whether Shift is pressed; also false if Shift may be needed for the character. */
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

/** All shortcuts in the order of the help. */
export const SHORTCUTS = Object.keys(BINDINGS) as readonly Shortcut[];

/** The relevant properties of a key press. */
type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * Returns the shortcut of a key press: Ctrl, or ⌘ on a Mac, with a letter and nothing else, or a single key.
 * @param isTyping whether the focused field takes characters
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
  // A character is itself, whether or not the keyboard requires Shift for it.
  if (shift === false) return !isTyping;
  return event.shiftKey === (shift ?? false);
}

/** Formats a shortcut for a tooltip or the help: `Ctrl+E`, `⌘E`, `Shift+F6`. */
export function shortcutText(shortcut: Shortcut, mac: boolean): string {
  const { key, command, shift } = BINDINGS[shortcut];
  const modifiers = [
    ...(command ? [mac ? '⌘' : 'Ctrl+'] : []),
    ...(shift ? [mac ? '⇧' : 'Shift+'] : []),
  ];
  return modifiers.join('') + key.toUpperCase();
}

/** Describes a shortcut. */
export function shortcutAbout(shortcut: Shortcut): Message {
  return BINDINGS[shortcut].about;
}
