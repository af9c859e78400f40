/** The outbox: each declaration on its way to the police, explained. */
export const vi = {
  title: 'Hàng đợi gửi',
  outage: {
    down: { title: 'Chưa nối được với {{endpoint}}' },
    paused: { title: 'Tạm dừng gửi đến {{endpoint}}' },
    'not-configured': {
      title: 'Chưa nối với đầu nhận của công an',
      text: 'Cứ nhận khách như thường. Khai báo được giữ an toàn và tự gửi khi đã nối.',
      link: 'Nối ngay',
    },
    kept: '{{count}} khai báo đang được giữ an toàn tại quầy. Cứ nhận khách như thường.',
    next: 'Quầy tự thử lại lúc {{time}} (sau {{span}}).',
    nextNow: 'Quầy đang thử lại.',
  },
};

export const en: typeof vi = {
  title: 'Outbox',
  outage: {
    down: { title: '{{endpoint}} cannot be reached' },
    paused: { title: 'Sending to {{endpoint}} is paused' },
    'not-configured': {
      title: 'No police endpoint yet',
      text: 'Go on checking guests in. Declarations are kept safe and go by themselves once connected.',
      link: 'Connect now',
    },
    kept: '{{count}} declarations are kept safe at the desk. Go on checking guests in.',
    next: 'The desk tries again at {{time}} (in {{span}}).',
    nextNow: 'The desk is trying again.',
  },
};
