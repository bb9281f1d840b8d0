/** The running issuer: its session over its services, and over whatever reader and scanner stand beside it. Nothing of a computer is opened here. */
import type { CardReader } from '#hardware/card-reader/port.ts'
import type { Scanner } from '#hardware/scanner/port.ts'
import { runApp } from '#shell/run-app.ts'
import type { Clock, RunningApp } from '#shell/running-app.ts'
import type { IssuerServices } from './services/perform.ts'
import type { IssuerEvent } from './session/event.ts'
import type { IssuerScreenEvent } from './session/screen-event.ts'
import { initial, step } from './session/step.ts'
import type { IssuerView } from './session/view.ts'
import { viewOf } from './session/view-of.ts'

/** @param closes gives back what was opened for it, after its services have ended */
export function runIssuer(
  services: IssuerServices,
  { reader, scanner }: { readonly reader: CardReader; readonly scanner: Scanner | undefined },
  clock: Clock,
  closes: () => Promise<void>,
): Promise<RunningApp<IssuerView, IssuerScreenEvent>> {
  return runApp({
    name: 'issuer',
    initial: initial(clock.now()),
    step,
    viewOf,
    ready: ({ phase }) => phase.type !== 'verifying',
    ofScreen: (event: IssuerScreenEvent): IssuerEvent => ({ type: 'screen', event }),
    ofBug: (): IssuerEvent => ({ type: 'bug' }),
    services: {
      perform: (effect, send) => services.perform(effect, send),
      halt: () => services.halt(),
      async stop() {
        await services.stop()
        await closes()
      },
    },
    hear: (send) => [
      reader.watch((presence) => {
        for (const reader of services.present(presence)) send({ type: 'reader', reader })
      }),
      scanner?.watch((event) => send({ type: 'scanner', event })) ?? (() => {}),
      clock.onMinute((now) => send({ type: 'minute', now })),
    ],
  })
}
