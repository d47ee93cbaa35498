// In CI, properties are tried on the same examples each time: what turns red is the change.
import fc from 'fast-check';

if (process.env.CI) fc.configureGlobal({ seed: 20_260_101 });
