/** `ippyo bundle` and `ippyo publish-package`: what they say, and why they write nothing. */
import * as words from '#words/office.ts'
import type { RefusalCatalogue } from './message.ts'

export const bundleWords = words.bundleWords

export const publishedPackageWords = words.publishedPackageWords

export const bundleRefusals = words.bundleRefusals satisfies RefusalCatalogue<string>
