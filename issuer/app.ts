/** The issuer (発券機): reception desk and card desk of one polling station. */
import type { AppConfig } from '#shell/config.ts'
import type { RunningApp, Surroundings } from '#shell/running-app.ts'
import type { IssuerScreenEvent } from './session/screen-event.ts'
import type { IssuerView } from './session/view.ts'

export type RunningIssuer = RunningApp<IssuerView, IssuerScreenEvent>

export function startIssuer(config: AppConfig, surroundings: Surroundings): RunningIssuer {
  throw new Error(`not wired yet: ${config.package} ${surroundings.randomness.kind}`)
}
