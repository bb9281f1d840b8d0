/**
 * Which Node can run this, in words for a person who has another one. In the oldest syntax there is: a Node that cannot read the
 * programs must still be able to read this.
 */
'use strict'

/** Lines with long-term support, each from the release that all our tools take. Odd lines end after half a year. */
var LINES = { 20: 19, 22: 12, 24: 0, 26: 0 }
var NEWEST = 26
var INSTALL = 'Install Node 26, 24, 22 (22.12 or newer) or 20 (20.19 or newer), then run the same command again.'
var INSTALL_JA =
  'Node 26、24、22（22.12以上）、20（20.19以上）のどれかを入れて、同じコマンドをもう一度実行してください。'

/** Null when it can; newer lines than we have tried are let through. */
function refusal(version) {
  var parts = version.split('.')
  var line = Number(parts[0])
  var known = Object.hasOwn(LINES, line)
  if (line > NEWEST || (known && Number(parts[1]) >= LINES[line])) return null
  return [
    ['Node ', version, ' では動きません。', INSTALL_JA].join(''),
    ['Ippyo does not run on Node ', version, '. ', INSTALL].join(''),
  ].join('\n')
}

module.exports = { refusal: refusal }
