/** The running kiosk: its session over its services and over whatever devices stand around it. Nothing of a computer is opened here. */
import { runApp } from '#shell/run-app.ts'
import type { RunningApp, Surroundings } from '#shell/running-app.ts'
import type { KioskServices } from './services/perform.ts'
import type { KioskPorts } from './services/ports.ts'
import type { Happening, KioskEvent } from './session/event.ts'
import type { KioskScreenEvent } from './session/screen-event.ts'
import type { KioskState } from './session/state.ts'
import { initialKiosk, step } from './session/step.ts'
import type { KioskView } from './session/view.ts'
import { viewOf } from './session/view-of.ts'

/** @param closes gives back what was opened for it, after its services have ended */
export function runKiosk(
  services: KioskServices,
  ports: KioskPorts,
  { clock }: Surroundings,
  closes: () => Promise<void>,
): Promise<RunningApp<KioskView, KioskScreenEvent>> {
  const now = (happening: Happening): KioskEvent => ({ at: clock.now(), ...happening })
  return runApp({
    name: 'kiosk',
    initial: initialKiosk(clock.now()),
    step,
    viewOf,
    ready: isPackageChecked,
    ofScreen: (event: KioskScreenEvent) => now({ type: 'screen', event }),
    ofBug: () => now({ type: 'bug' }),
    services: {
      perform: (effect, send) => services.perform(effect, (happening) => send(now(happening))),
      halt: () => services.halt(),
      async stop() {
        await services.stop()
        await closes()
      },
    },
    hear: (send) => [
      ports.reader.watch((presence) => send(now({ type: 'card', presence }))),
      ports.keypad?.watch((event) => send(now({ type: 'keypad', event }))) ?? (() => {}),
      services.speaker?.watch((event) => send(now({ type: 'headphones', event }))) ?? (() => {}),
      ports.power?.watch((power) => send(now({ type: 'power', power }))) ?? (() => {}),
      ports.front?.watch((front) => send(now({ type: 'front', front }))) ?? (() => {}),
      clock.onMinute(() => send(now({ type: 'minute' }))),
      ports.lookAtMedia?.(() => send(now({ type: 'look-at-media' }))) ?? (() => {}),
    ],
  })
}

/** The shell asks for the use of the package before it opens (only a fixture may be framed). */
function isPackageChecked({ stage }: KioskState): boolean {
  return stage.type !== 'starting' || [stage.lines.machine, stage.lines.package].every((line) => line !== 'running')
}
