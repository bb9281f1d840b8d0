/** The issuer (発券機): reception desk and card desk of one polling station. Resolves when the package is verified or refused. */
import { loadDocumentFonts } from '#documents/fonts.ts'
import { err } from '#election/result.ts'
import { openCardReader } from '#hardware/card-reader/open.ts'
import type { CardReader } from '#hardware/card-reader/port.ts'
import { HidScanner } from '#hardware/scanner/driver.ts'
import type { AppConfig } from '#shell/config.ts'
import type { RunningApp, Surroundings } from '#shell/running-app.ts'
import { runIssuer } from './run-issuer.ts'
import { servicesOnThisComputer } from './services/on-this-computer.ts'
import type { IssuerPorts } from './services/ports.ts'
import type { IssuerScreenEvent } from './session/screen-event.ts'
import type { IssuerView } from './session/view.ts'

export type RunningIssuer = RunningApp<IssuerView, IssuerScreenEvent>

/** @param injected what a test or simulation puts in place of the reader; it is not closed by `stop` */
export async function startIssuer(
  config: AppConfig,
  surroundings: Surroundings,
  injected?: Partial<IssuerPorts>,
): Promise<RunningIssuer> {
  const { clock } = surroundings
  const reader = injected?.reader ?? (await readerOf(config, surroundings))
  const scanner = injected?.scanner ?? (config.scanner && HidScanner.open(config.scanner))
  const fonts = injected?.fonts ?? loadDocumentFonts
  const services = servicesOnThisComputer(config, surroundings, { ...injected, reader, fonts })
  return runIssuer(services, { reader, scanner }, clock, async () => {
    if (injected?.reader === undefined) await reader.close()
    if (injected?.scanner === undefined) await scanner?.close()
  })
}

/** Without a reader in the config the start is refused in words; until then nothing answers. */
async function readerOf(config: AppConfig, surroundings: Surroundings): Promise<CardReader> {
  if (config.reader === undefined) return NO_READER
  return openCardReader(config.reader, surroundings.randomness)
}

const NO_READER: CardReader = {
  watch(listener) {
    listener({ type: 'reader-lost', why: 'not-there' })
    return () => {}
  },
  exchange: async () => err({ type: 'reader-lost' }),
  close: async () => {},
}
