import type { DocumentCopy } from '../../src/plans/plan.document.js';
import { qrSvg } from '../../src/platform/charts/qr.js';
import { Svg } from '../../src/platform/web/svg.js';

/** A copy for a unit, of a version that came after another. */
export const copy: DocumentCopy = {
  code: 'KTR4 WPAE',
  check: {
    address: 'https://teamkompass.example.se/check',
    qr: new Svg(
      qrSvg({
        id: 'copy-qr',
        title: 'Ruta att läsa av (QR-kod), som leder till sidan där det står om bladet gäller',
        description: 'Koden i den är KTR4 WPAE.',
        content: 'https://teamkompass.example.se/check/KTR4WPAE',
        module: 3,
      }),
    ),
  },
  forWhom: 'Psykiatriska akuten (Region Skåne)',
  givenOn: '2026-03-20',
  replaces: 2,
  overdueSince: null,
};
