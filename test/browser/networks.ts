import { createFakeNetwork, type FakeNetwork, type FakeVendors } from '@catchcha/testing/server'
import { afterAll } from 'vitest'

/** A network with its own proxy and certificate, and who answers in it at the moment. */
interface Place {
  readonly network: FakeNetwork
  vendors?: FakeVendors
}

/** As many tests run beside each other as there are networks: enough to keep two cores busy while pages wait. */
const MOST = 3
const places: Place[] = []
const free: Place[] = []
const waiting: ((place: Place) => void)[] = []
let begun = 0

async function create(): Promise<Place> {
  begun++
  const place: Place = {
    network: await createFakeNetwork({ handler: (request, response) => place.vendors?.handler(request, response) ?? false }),
  }
  places.push(place)
  return place
}

/** A network that works, for one test alone; waits for one that is given back where all are taken. Making one takes a third of a second. */
export async function takeNetwork(vendors: FakeVendors): Promise<{ readonly network: FakeNetwork; readonly giveBack: () => void }> {
  const place = free.pop() ?? (begun < MOST ? await create() : await new Promise<Place>(resolve => waiting.push(resolve)))
  place.vendors = vendors
  return {
    network: place.network,
    giveBack() {
      place.network.restore()
      const next = waiting.shift()
      if (next) next(place)
      else free.push(place)
    },
  }
}

afterAll(() => Promise.all(places.map(({ network }) => network.close())))
