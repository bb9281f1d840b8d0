/** Starts one kiosk: devices and media from the config, or injected ports in tests. */
import type { AppConfig } from '#shell/config.ts'
import type { RunningApp, Surroundings } from '#shell/running-app.ts'
import type { KioskScreenEvent } from './session/screen-event.ts'
import type { KioskView } from './session/view.ts'

export async function startKiosk(
  _config: AppConfig,
  _surroundings: Surroundings,
): Promise<RunningApp<KioskView, KioskScreenEvent>> {
  throw new Error('startKiosk: being built')
}
