import type { BuiltVoterPage } from './voter-page.mjs'
export declare function buildStaffPage(): Promise<BuiltVoterPage>
