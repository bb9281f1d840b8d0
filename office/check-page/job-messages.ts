/** Messages between page and workers. */
import type { BundleElection } from '#verify/bundle/bundle-election.ts'
import type { BundleJob } from '#verify/bundle/bundle-job.ts'
import type { BundleFiles } from './chosen-files.ts'

export type ToWorker =
  | { readonly type: 'bundle'; readonly election: BundleElection; readonly files: BundleFiles }
  | { readonly type: 'job'; readonly job: BundleJob }

export type FromWorker =
  /** Microseconds of a multiplication here. */
  | { readonly type: 'ready'; readonly multiplication: number }
  | { readonly type: 'answer'; readonly answer: unknown }
  | { readonly type: 'unreadable' }
