/** A JWKS as the desk pins it. */
import { gatewayConfig } from '../../../electron/police/gateway/gateway-config.ts';

export const receiptKeysOf = (input: unknown) => gatewayConfig.shape.receiptKeys.parse(input);
