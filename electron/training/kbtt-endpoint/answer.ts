/** What the endpoint says: success with data, or a refusal, in the envelope of the guide (§2.5, §5.5). */
import type { Fault } from './fault.ts';

/** Thrown inside a handler to answer with a code and a message. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, message: string, code = status, retryAfterSeconds?: number) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export interface TrueAnswer {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly data: unknown;
}

const SUCCESS = 'Thành công';
export const success = (data: unknown): TrueAnswer => ({ status: 200, code: '200', message: SUCCESS, data });

/** What a fault makes the endpoint say instead of doing its work. */
export const refusalBy = (fault: Fault | undefined): Refusal | undefined => {
  switch (fault?.kind) {
    case '401':
    case 'token-expired':
      return new Refusal(401, 'Token không hợp lệ hoặc đã hết hạn');
    case 'token-expired-in-body':
      return new Refusal(200, 'Token không hợp lệ hoặc đã hết hạn', 401);
    case 'wrong-password':
      return new Refusal(400, 'Tên đăng nhập hoặc mật khẩu không đúng');
    case '403':
      return new Refusal(403, 'Không có quyền truy cập');
    case '429':
      return new Refusal(429, 'Quá nhiều yêu cầu', 429, fault.retryAfterSeconds);
    case '503':
      return new Refusal(503, 'Hệ thống tạm dừng', 503, fault.retryAfterSeconds);
    case 'unexplained-refusal':
      return new Refusal(400, 'Dữ liệu không hợp lệ');
    default:
      return undefined;
  }
};
