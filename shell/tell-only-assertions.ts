/**
 * A helper that ends by a bug prints what our own assertion says, and of any other error its name alone. Node prints message and
 * source line, and a message may repeat what the helper holds: a passphrase (`Received 'tulip…'`), what a ballot said.
 */
import { AssertionError } from '#election/assert.ts'

/** The words of an assertion are our own. @returns nothing that another error says of values */
export function aboutError(error: unknown): string {
  if (error instanceof AssertionError) return error.message
  return error instanceof Error ? error.name : typeof error
}

/** For every process that gets keys, passphrases, shares or records over its channel. A rejection that nobody waits for comes here too. */
export function tellOnlyAssertions(): void {
  process.on('uncaughtException', (error) => {
    console.error(aboutError(error))
    process.exit(1)
  })
}
