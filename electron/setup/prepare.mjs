/** Set-up alone, for continuous integration and for whoever wants to look at the code first. */
import { install } from './install.mjs';

install();
