/**
 * H3: a third record suite must not compile before each place has its part, and never fall into an `else`, in which it would be sealed as
 * another. Product code asks by `switch` with `unreachable`, or has a value for each suite by its name. A number that was only read from
 * bytes is compared with a constant of its own name.
 */
const PRODUCT = /^(documents|election|hardware|issuer|kiosk|office|online|openssl|shell|tally|ui|verify)\//
const COMPARED = /\b\w*[sS]uite\w*(\([^()]*(\([^()]*\))?[^()]*\))?( \?\? \w+\))? [!=]== [0-9]/

export function eitherSuite(file: string, line: string): boolean {
  return PRODUCT.test(file) && COMPARED.test(line)
}
