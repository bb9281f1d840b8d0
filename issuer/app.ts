/** The issuer (発券機): reception desk and card desk of one polling station. Resolves when the package is verified or refused. */
import { loadDocumentFonts } from '#documents/fonts.ts'
import type { Use } from '#election/definition/definition.ts'
import { err } from '#election/result.ts'
import { Pn532CardReader } from '#hardware/card-reader/driver.ts'
import type { CardReader } from '#hardware/card-reader/port.ts'
import type { AppConfig } from '#shell/config.ts'
import type { RunningApp, Surroundings } from '#shell/running-app.ts'
import { type SessionLoop, startSession } from '#shell/session-loop.ts'
import { IssuerServices } from './services/perform.ts'
import type { IssuerPorts } from './services/ports.ts'
import type { IssuerEffect } from './session/effect.ts'
import type { IssuerEvent } from './session/event.ts'
import { notice } from './session/refusal.ts'
import type { IssuerScreenEvent } from './session/screen-event.ts'
import type { IssuerState } from './session/state.ts'
import { initial, step } from './session/step.ts'
import { type IssuerView, viewOf } from './session/view.ts'

export type RunningIssuer = RunningApp<IssuerView, IssuerScreenEvent>

/** @param injected what a test or simulation puts in place of the reader; it is not closed by `stop` */
export async function startIssuer(
  config: AppConfig,
  surroundings: Surroundings,
  injected?: Partial<IssuerPorts>,
): Promise<RunningIssuer> {
  const { clock } = surroundings
  const reader = injected?.reader ?? (await readerOf(config, surroundings))
  const fonts = injected?.fonts ?? loadDocumentFonts
  const services = new IssuerServices(config, surroundings, { ...injected, reader, fonts })
  const listeners = new Set<(view: IssuerView) => void>()
  let broken = false
  let state: IssuerState = initial(clock.now()).state
  const show = (next: IssuerState) => {
    state = next
    const view = viewOf(next)
    for (const listener of listeners) listener(view)
  }
  const session = startSession<IssuerState, IssuerEvent, IssuerEffect>({
    initial: initial(clock.now()),
    step,
    perform: (effect, send) => services.perform(effect, send),
    onBug: () => {
      // The error may hold anything; only that there was one leaves this function.
      if (broken) return
      broken = true
      show(step(state, { type: 'out-of-service', notice: notice('program-error') }).state)
      session.stop()
    },
  })
  const stops = [
    session.subscribe(show),
    reader.watch((presence) => {
      for (const reader of services.present(presence)) session.send({ type: 'reader', reader })
    }),
    clock.onMinute((now) => session.send({ type: 'minute', now })),
  ]
  await packageChecked(session)
  return {
    view: () => viewOf(state),
    send: (event) => session.send({ type: 'screen', event }),
    subscribe(listener) {
      listeners.add(listener)
      listener(viewOf(state))
      return () => listeners.delete(listener)
    },
    async stop() {
      for (const stop of stops) stop()
      session.stop()
      listeners.clear()
      await services.stop()
      if (injected?.reader === undefined) await reader.close()
    },
  }
}

/** Use of the verified package, for the shell; null while none is verified. */
export function packageUse(running: RunningIssuer): Use | null {
  return running.view().head?.use ?? null
}

/** Without a reader in the config the start is refused in words; until then nothing answers. */
async function readerOf(config: AppConfig, surroundings: Surroundings): Promise<CardReader> {
  if (config.reader === undefined) return NO_READER
  return Pn532CardReader.open({ path: config.reader, randomness: surroundings.randomness })
}

const NO_READER: CardReader = {
  watch(listener) {
    listener({ type: 'reader-lost' })
    return () => {}
  },
  exchange: async () => err({ type: 'reader-lost' }),
  close: async () => {},
}

function packageChecked(session: SessionLoop<IssuerState, IssuerEvent>): Promise<void> {
  return new Promise((resolve) => {
    const stop = session.subscribe((state) => {
      if (state.phase.type === 'verifying') return
      resolve()
      queueMicrotask(() => stop())
    })
  })
}
