/** A browser has no `setImmediate`, with which the services let others go first. Imported before them. */
globalThis.setImmediate ??= ((act: () => void) => setTimeout(act)) as unknown as typeof setImmediate
