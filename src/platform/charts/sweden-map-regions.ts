/**
 * The regions of the package `@svg-maps/sweden` 1.0.1 by SCB county code, and where in each region (in the map's own
 * units) its value has most room. The package has the shapes of Västmanland and Västernorrland under each other's
 * names; here each code has its right shape.
 */
export const swedenMapRegions = [
  { code: '01', shape: 'stockholm', x: 193, y: 579 },
  { code: '03', shape: 'uppsala', x: 179, y: 558 },
  { code: '04', shape: 'sodermanland', x: 146, y: 610 },
  { code: '05', shape: 'ostergotland', x: 117, y: 644 },
  { code: '06', shape: 'jonkoping', x: 90, y: 686 },
  { code: '07', shape: 'kronoberg', x: 95, y: 725 },
  { code: '08', shape: 'kalmar', x: 132, y: 690 },
  { code: '09', shape: 'gotland', x: 194, y: 692 },
  { code: '10', shape: 'blekinge', x: 112, y: 747 },
  { code: '12', shape: 'skane', x: 65, y: 761 },
  { code: '13', shape: 'halland', x: 43, y: 712 },
  { code: '14', shape: 'vastra gotaland', x: 48, y: 655 },
  { code: '17', shape: 'varmland', x: 57, y: 581 },
  { code: '18', shape: 'orebro', x: 101, y: 600 },
  { code: '19', shape: 'vasternorrland', x: 132, y: 575 },
  { code: '20', shape: 'dalarna', x: 88, y: 515 },
  { code: '21', shape: 'gavleborg', x: 131, y: 470 },
  { code: '22', shape: 'vastmanland', x: 172, y: 374 },
  { code: '23', shape: 'jamtland', x: 72, y: 382 },
  { code: '24', shape: 'vasterbotten', x: 174, y: 292 },
  { code: '25', shape: 'norrbotten', x: 235, y: 160 },
] as const;
