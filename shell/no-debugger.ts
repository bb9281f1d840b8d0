/**
 * SIGUSR1 makes Node open its debugger on a port of loopback: from then on any user of the machine reads and changes what the
 * program holds, whatever `ptrace_scope` says. A listener of ours takes the signal, and nothing listens.
 */
import { url } from 'node:inspector'

/** For every program that holds a key, a PIN or a selection, before it holds one. */
export function openNoDebugger(): void {
  if (process.platform !== 'win32') process.on('SIGUSR1', () => {})
}

/** Opened before this program could refuse, or by an option. */
export function debuggerIsOpen(): boolean {
  return url() !== undefined
}
