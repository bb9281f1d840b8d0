/** `node scripts/node.cjs FILE.mjs ARGS…`: runs FILE, unless this Node cannot. Only syntax that every Node reads. */
'use strict'
var refused = require('./setup/node-version.cjs').refusal(process.versions.node)
if (refused !== null) {
  console.error(refused)
  process.exit(2)
}
require('./setup/run-module.cjs').runModule(process.argv[2])
