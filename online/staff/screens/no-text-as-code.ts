/** The page's policy lets no text become code; zod does without. Before the first schema is made, so this is the first import. */
import { config } from 'zod'

config({ jitless: true })
