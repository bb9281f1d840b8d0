/** Imported before any schema is made: the page's policy lets no text become code, and zod does without when it is asked in time. */
import { config } from 'zod'

config({ jitless: true })
