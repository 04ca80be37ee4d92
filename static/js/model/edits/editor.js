/**
 * The verbs that change the document. Each makes one diff, one edit on the wire and one step to undo; a
 * verb that cannot be done answers a Refusal, which is also kept in `problem` for the page to show. Must
 * not know the socket or what on the page called it.
 *
 * @import { Diff } from "../../protocol/messages.js"
 * @import { Refusal } from "../document/refusal.js"
 */

import { computed, signal } from "@preact/signals-core";
import { difference } from "../document/difference.js";
import { samplesOf } from "../document/reading.js";
import { Impossible } from "../document/refusal.js";
import { NO_OPERATIONS } from "../page/people.js";
import { copyVerbs } from "./copies.js";
import { dataVerbs } from "./data.js";
import { guarded, refusalOf } from "./desk.js";
import { checkLayer, layerVerbs } from "./layers.js";
import { parameterVerbs } from "./parameters.js";
import { sampleVerbs } from "./samples.js";
import { severalVerbs } from "./several.js";
import { splitVerbs } from "./splits.js";
import { stopVerbs, withStops } from "./stops.js";
import { checkConnection, nextNames, topologyVerbs } from "./topology.js";
import { trainingVerbs } from "./training.js";
import { valueVerbs } from "./values.js";

/**
 * @typedef {object} EditorParts
 * @property {import("../document/store.js").Store} store
 * @property {import("./history.js").History} history
 * @property {import("../page/people.js").People} people
 * @property {import("../page/view.js").View} view
 * @property {import("../run/frame_numbers.js").Numbers} numbers
 */

/** @param {EditorParts} parts */
export function createEditor({ store, history, people, view, numbers }) {
  const canEdit = computed(
    () => people.role.value === "editor" && store.document.value !== null && !view.locked.value,
  );
  /** The last refusal, by the page or by the server. @type {import("@preact/signals-core").Signal<Refusal | null>} */
  const problem = signal(null);
  const desk = createDesk(store, history, numbers);
  const values = valueVerbs(desk);
  const topology = topologyVerbs(desk);
  const parameters = parameterVerbs(desk);
  const stops = stopVerbs(desk);
  const copies = copyVerbs(desk);
  const several = severalVerbs(desk);
  const samples = sampleVerbs(desk);
  const splits = splitVerbs(desk);
  const layers = layerVerbs(desk);
  const data = dataVerbs(desk);
  const training = trainingVerbs(desk, () => people.operations.peek() ?? NO_OPERATIONS);
  /** @template {readonly any[]} A @template R @param {(...args: A) => R} verb */
  const verb = (verb) => guarded(canEdit, problem, verb);

  return {
    canEdit,
    problem,
    /** Why two neurons cannot be connected, as a question: nothing is done. @param {string} source @param {string} target */
    refusal: (source, target) => refusalOf(() => checkConnection(store.index.peek(), source, target)),
    /** The names that new neurons of a role would have. @param {import("../../protocol/messages.js").Neuron["role"]} role @param {number} count */
    nextNames: (role, count) => nextNames(store.document.peek(), role, count),
    canUndo: computed(() => canEdit.value && history.canUndo.value),
    canRedo: computed(() => canEdit.value && history.canRedo.value),
    undo: verb(history.undo),
    redo: verb(history.redo),
    addNeuron: verb(topology.addNeuron),
    connect: verb(topology.connect),
    remove: verb(topology.remove),
    setValues: verb(several.setValues),
    setTrainables: verb(several.setTrainables),
    setActivations: verb(several.setActivations),
    setRoles: verb(several.setRoles),
    /** Why a layer cannot be, as a question. @param {Parameters<typeof checkLayer>[1]} layer */
    layerRefusal: (layer) => refusalOf(() => checkLayer(desk.document(), layer)),
    addLayer: verb(layers.addLayer),
    addToLayer: verb(layers.addToLayer),
    removeFromLayer: verb(layers.removeFromLayer),
    makeNetwork: verb(layers.makeNetwork),
    useData: verb(data.useData),
    useSamples: verb(data.useSamples),
    exchangeHidden: verb(data.exchangeHidden),
    insert: verb(copies.insert),
    duplicate: verb(copies.duplicate),
    setActivation: verb(topology.setActivation),
    setRole: verb(topology.setRole),
    setLoss: verb(topology.setLoss),
    setBias: verb(parameters.setBias),
    setBiases: verb(parameters.setBiases),
    setWeightParameter: verb(parameters.setWeightParameter),
    move: verb(values.move),
    place: verb(values.place),
    rename: verb(values.rename),
    setParameter: verb(values.setParameter),
    setTrainable: verb(values.setTrainable),
    setInput: verb(values.setInput),
    setTarget: verb(values.setTarget),
    addSample: verb(samples.addSample),
    appendSample: verb(samples.appendSample),
    duplicateSample: verb(samples.duplicateSample),
    removeSample: verb(samples.removeSample),
    moveSample: verb(samples.moveSample),
    setCell: verb(samples.setCell),
    pasteCells: verb(samples.pasteCells),
    divideSamples: verb(splits.divideSamples),
    trainOnAll: verb(splits.trainOnAll),
    setSplit: verb(splits.setSplit),
    setConvention: verb(training.setConvention),
    setLearningRate: verb(training.setLearningRate),
    setTrainingNumber: verb(training.setTrainingNumber),
    setOptimizer: verb(training.setOptimizer),
    setSchedule: verb(training.setSchedule),
    setInitializer: verb(training.setInitializer),
    setBatchSize: verb(training.setBatchSize),
    setSeed: verb(training.setSeed),
    setReduction: verb(training.setReduction),
    setUpdate: verb(training.setUpdate),
    setShuffle: verb(training.setShuffle),
    /** New random parameters by the document's initializer: only the server draws them. */
    initialize: verb(() => void store.request("initialize")),
    /** Brings an earlier version back. @param {import("../../protocol/messages.js").Document} version */
    restore: verb((version) => desk.commit(difference(desk.document(), version))),
    setTitle: verb(values.setTitle),
    setStop: verb(stops.setStop),
    removeStop: verb(stops.removeStop),
  };
}

/** @typedef {ReturnType<typeof createEditor>} Editor */

/**
 * @param {EditorParts["store"]} store
 * @param {EditorParts["history"]} history
 * @param {EditorParts["numbers"]} numbers
 * @returns {import("./desk.js").Desk}
 */
function createDesk(store, history, numbers) {
  const document = () => {
    const shown = store.document.peek();
    if (shown === null) throw new Impossible("not_open");
    return shown;
  };
  return {
    document,
    index: () => store.index.peek(),
    sample: () => Math.min(numbers.sample, Math.max(0, samplesOf(document()).length - 1)),
    /** @param {Diff} diff @param {string | null} [gesture] @param {readonly string[]} [fresh] */
    commit(diff, gesture, fresh) {
      if (diff.length > 0) history.commit(withStops(document(), diff), gesture, fresh);
    },
    /** @param {Diff} diff */
    finish(diff) {
      if (diff.length > 0) history.finish(diff);
    },
  };
}
