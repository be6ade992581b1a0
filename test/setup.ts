import fc from 'fast-check'

// a browser has no environment, and what runs in one draws nothing by lot
if (typeof process !== 'undefined') fc.configureGlobal({ seed: Number(process.env['FC_SEED']) })
