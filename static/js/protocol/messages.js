// Generated from server/protocol/messages.py by `python -m server.protocol.codegen`; not edited by hand.

export const STEP_KINDS = /** @type {const} */ (["input", "term", "bias", "sum", "activation", "output_loss", "loss", "grad_a", "grad_z", "grad_weight", "contribution", "grad_sum", "parameter_grad", "combine", "update"]);
export const PACES = /** @type {const} */ (["term", "neuron", "layer", "iteration", "full"]);
export const GRAINS = /** @type {const} */ (["term", "neuron", "layer", "phase", "pass", "sample", "iteration", "epoch"]);
export const MAX_BREAKPOINTS = 16;
export const EXACT_EDGES = 2000;
export const MAX_MESSAGE_BYTES = 262144;
export const FORMAT = "backprop-canvas/1";
export const MAX_NEURONS = 2000;
export const MAX_EDGES = 20000;
export const CLIENT_EVENTS = /** @type {const} */ (["edit", "keep", "reset", "initialize", "step", "seek", "restart", "play", "pause", "pace", "breakpoints", "follow", "credit", "ask_paths", "ask_walk", "ask_fast", "turn", "ask_curves", "ask_update", "check"]);
export const SERVER_EVENTS = /** @type {const} */ (["welcome", "accepted", "rejected", "patch", "plan", "cursor", "frame", "curve", "members", "paths", "walk", "fast", "turned", "updated", "curves", "checked", "unanswered"]);

/**
 * Where the gradient of a parameter, of the whole batch, has another sign than in the iteration before; 0 is a
 * sign of its own. It pauses once that gradient stands: at the last sample's `combine`, or with batches of one at
 * its `parameter_grad`.
 * @typedef {object} OnSign
 * @property {"sign"} when
 * @property {string} parameter
 */

/**
 * Where the loss of the iteration's batch, combined by the reduction, is below `below`: at the `loss` of its last
 * sample, in every such iteration. In a batch of one it is the loss of the sample in view.
 * @typedef {object} OnLoss
 * @property {"loss"} when
 * @property {number} below
 */

/**
 * Where it is the neuron's turn, forward or backward: before the first of its numbers. An input has its turn where
 * another neuron's brings its gradient, and where the inputs begin.
 * @typedef {object} OnTurn
 * @property {"turn"} when
 * @property {string} neuron
 */

/**
 * Where a number is not finite: at the first such micro-step of a sample's pass. Of samples that go by without
 * being shown, those are looked at whose loss or gradients are not finite.
 * @typedef {object} OnBroken
 * @property {"broken"} when
 */

/**
 * Where a page was before it reloaded or lost its connection: iteration `iteration` of a run that
 * took the document's values at iteration `start`, with `step` micro-steps of the sample at `turn` in its batch
 * done; `following` somebody. Its breakpoints come along, so far as the document still has what they are about.
 * @typedef {object} CursorPosition
 * @property {number} start
 * @property {number} iteration
 * @property {number} step
 * @property {number} [turn]
 * @property {"epoch" | "full" | "iteration" | "layer" | "neuron" | "pass" | "phase" | "sample" | "term"} [pace]
 * @property {number} [speed]
 * @property {ReadonlyArray<OnSign | OnLoss | OnTurn | OnBroken>} [breakpoints]
 * @property {boolean} [following]
 */

/**
 * What a page sends when it connects: the network's edit or view id, a random id of the tab that
 * outlives reloads, and where the tab was.
 * @typedef {object} Auth
 * @property {string} network
 * @property {string} tab
 * @property {CursorPosition | null} [position]
 */

/**
 * Insert `record` (the fields of a Neuron, Edge or Parameter) at position `at` of its list.
 * @typedef {object} Add
 * @property {"add"} op
 * @property {"edges" | "neurons" | "parameters"} kind
 * @property {number} at
 * @property {Readonly<Record<string, any>>} record
 */

/**
 * Take the record `id` out of its list.
 * @typedef {object} Remove
 * @property {"remove"} op
 * @property {"edges" | "neurons" | "parameters"} kind
 * @property {string} id
 */

/**
 * Set fields of the record `id`; null returns an optional field to its default.
 * @typedef {object} Change
 * @property {"change"} op
 * @property {"edges" | "neurons" | "parameters"} kind
 * @property {string} id
 * @property {Readonly<Record<string, any>>} fields
 */

/**
 * Insert a sample (`inputs` and `targets` by neuron id) at position `at`.
 * @typedef {object} AddSample
 * @property {"add_sample"} op
 * @property {number} at
 * @property {Readonly<Record<string, number>>} [inputs]
 * @property {Readonly<Record<string, number>>} [targets]
 */

/**
 * @typedef {object} RemoveSample
 * @property {"remove_sample"} op
 * @property {number} at
 */

/**
 * Set one value of one sample; null takes it away.
 * @typedef {object} Cell
 * @property {"cell"} op
 * @property {"inputs" | "targets"} part
 * @property {number} sample
 * @property {string} neuron
 * @property {number | null} value
 */

/**
 * Set a neuron's value in every sample, in order; null where a sample has none.
 * @typedef {object} Column
 * @property {"column"} op
 * @property {"inputs" | "targets"} part
 * @property {string} neuron
 * @property {ReadonlyArray<number | null>} values
 */

/**
 * Set fields of the document besides its lists and samples: each as a whole, such as all stops.
 * @typedef {object} Settings
 * @property {"settings"} op
 * @property {Readonly<Record<string, any>>} fields
 */

/**
 * Apply `diff`. Ids of one tab count up; the answer is `accepted` or `rejected` with the same id.
 * @typedef {object} Edit
 * @property {"edit"} event
 * @property {number} id
 * @property {ReadonlyArray<Add | Remove | Change | AddSample | RemoveSample | Cell | Column | Settings>} diff
 */

/**
 * Write the parameters that the member sees into the document, as one edit.
 * @typedef {object} Keep
 * @property {"keep"} event
 * @property {number} id
 */

/**
 * Return to the document's parameters, where the run began. `accepted` carries what undoes it.
 * @typedef {object} Reset
 * @property {"reset"} event
 * @property {number} id
 */

/**
 * Draw the parameters anew by `training.initializer`, whose seed goes up by 1, as one edit. `accepted`
 * carries what was applied.
 * @typedef {object} Initialize
 * @property {"initialize"} event
 * @property {number} id
 */

/**
 * Move the member's cursor by one step of the given grain.
 * @typedef {object} Step
 * @property {"step"} event
 * @property {-1 | 1} direction
 * @property {"epoch" | "iteration" | "layer" | "neuron" | "pass" | "phase" | "sample" | "term"} grain
 */

/**
 * A place in the run: `step` micro-steps of the plan are done for the sample at `turn` in the batch of
 * `iteration`, counted from 0. null: the present iteration, or turn. A turn beyond those of the batch means its
 * last, a step beyond the end of a pass its end; the steps after `Plan.pass_steps` follow the last turn only.
 * @typedef {object} Target
 * @property {number} step
 * @property {number | null} turn
 * @property {number | null} iteration
 */

/**
 * Move the member's cursor to a place. One far beyond what has been trained is travelled to at full speed.
 * @typedef {object} Seek
 * @property {"seek"} event
 * @property {Target} to
 */

/**
 * Start the present iteration again.
 * @typedef {object} Restart
 * @property {"restart"} event
 */

/**
 * Let the server's clock move the cursor at its pace, forwards or backwards, to the place `until` if given.
 * @typedef {object} Play
 * @property {"play"} event
 * @property {"tour" | "walk"} [tempo]
 * @property {-1 | 1} [direction]
 * @property {Target | null} [until]
 */

/**
 * Stop the cursor where it is.
 * @typedef {object} Pause
 * @property {"pause"} event
 */

/**
 * How far one step goes, and how many times faster than usual steps follow each other.
 * @typedef {object} SetPace
 * @property {"pace"} event
 * @property {"epoch" | "full" | "iteration" | "layer" | "neuron" | "pass" | "phase" | "sample" | "term"} pace
 * @property {number} [speed]
 */

/**
 * What the member's own cursor pauses at while it plays; these take the place of those before. Who follows
 * another keeps them for later, and does not break away.
 * @typedef {object} SetBreakpoints
 * @property {"breakpoints"} event
 * @property {ReadonlyArray<OnSign | OnLoss | OnTurn | OnBroken>} breakpoints
 */

/**
 * Share another member's cursor; null takes one's own again, at the same place.
 * @typedef {object} Follow
 * @property {"follow"} event
 * @property {string | null} member
 */

/**
 * The newest frame that the page has taken in; the server sends a bounded number beyond it.
 * @typedef {object} Credit
 * @property {"credit"} event
 * @property {number} frame
 */

/**
 * Where does ∂L/∂`about` come from: the sum over paths, the `limit` largest of them. The answer is `paths`, with
 * the same id, or `unanswered`; likewise for the questions below.
 * @typedef {object} AskPaths
 * @property {"ask_paths"} event
 * @property {number} id
 * @property {string} about
 * @property {number} [limit]
 */

/**
 * How are these paths found: the dependencies from L down to `about`. The answer is `walk`.
 * @typedef {object} AskWalk
 * @property {"ask_walk"} event
 * @property {number} id
 * @property {string} about
 */

/**
 * The same derivative with each δ computed once. The answer is `fast`.
 * @typedef {object} AskFast
 * @property {"ask_fast"} event
 * @property {number} id
 * @property {string} about
 */

/**
 * What would L be if this parameter alone were `value`; null: its present value. Changes nothing. `h` is the
 * step of the finite difference. The answer is `turned`.
 * @typedef {object} Turn
 * @property {"turn"} event
 * @property {number} id
 * @property {string} parameter
 * @property {number | null} [value]
 * @property {number} [h]
 */

/**
 * How the quantities `about` go on from here over so many iterations. The answer is `curves`.
 * @typedef {object} AskCurves
 * @property {"ask_curves"} event
 * @property {number} id
 * @property {ReadonlyArray<string>} about
 * @property {number} iterations
 */

/**
 * What stands between the gradient and the new value of a parameter, in the update of the present iteration. The
 * answer is `updated`. Not about sequential updates, whose gradients are of weights that have moved.
 * @typedef {object} AskUpdate
 * @property {"ask_update"} event
 * @property {number} id
 * @property {string} parameter
 */

/**
 * Is this equation right; `about` says of which gradient where the equation does not say it itself. The answer
 * is `checked`. The length is bounded by the checker, which says so in words.
 * @typedef {object} Check
 * @property {"check"} event
 * @property {number} id
 * @property {string} equation
 * @property {string | null} [about]
 */

/**
 * @typedef {object} Neuron
 * @property {string} id
 * @property {"hidden" | "input" | "output"} role
 * @property {string | null} [name]
 * @property {string | null} [activation]
 * @property {string | null} [bias]
 * @property {number} [x]
 * @property {number} [y]
 * @property {string | null} [target_name]
 */

/**
 * @typedef {object} Edge
 * @property {string} id
 * @property {string} source
 * @property {string} target
 * @property {string} weight
 */

/**
 * @typedef {object} Parameter
 * @property {string} id
 * @property {string | null} [name]
 * @property {number} value
 * @property {boolean} [trainable]
 */

/**
 * One row of data: values by the id of an input, targets by the id of an output.
 * @typedef {object} Sample
 * @property {Readonly<Record<string, number>>} [inputs]
 * @property {Readonly<Record<string, number>>} [targets]
 */

/**
 * @typedef {object} Optimizer
 * @property {string} [kind]
 * @property {number | null} [learning_rate]
 * @property {number | null} [momentum]
 * @property {number | null} [dampening]
 * @property {number | null} [weight_decay]
 * @property {number | null} [alpha]
 * @property {number | null} [eps]
 * @property {number | null} [lr_decay]
 * @property {number | null} [initial_accumulator_value]
 * @property {readonly [number, number] | null} [betas]
 */

/**
 * How the learning rate changes from iteration to iteration.
 * @typedef {object} Schedule
 * @property {string} [kind]
 * @property {number | null} [step_size]
 * @property {number | null} [gamma]
 * @property {number | null} [T_max]
 * @property {number | null} [eta_min]
 */

/**
 * The learning rate rises from start_factor times itself to itself in total_iters iterations.
 * @typedef {object} WarmUp
 * @property {number} [start_factor]
 * @property {number} total_iters
 */

/**
 * What is added to the gradients of weights: l1·sign(w) + l2·w.
 * @typedef {object} Penalty
 * @property {number} [l1]
 * @property {number} [l2]
 */

/**
 * Bounds of each gradient, and of the norm of all of them.
 * @typedef {object} Clip
 * @property {number | null} [clip_value]
 * @property {number | null} [max_norm]
 */

/**
 * How weights begin when they are drawn anew.
 * @typedef {object} Initializer
 * @property {string} [kind]
 * @property {number} [seed]
 * @property {number | null} [val]
 * @property {number | null} [a]
 * @property {number | null} [b]
 * @property {number | null} [mean]
 * @property {number | null} [std]
 * @property {number | null} [gain]
 */

/**
 * The fields up to `seed` are always written; the others, which came later, only where they say
 * something, so that older readers can read what they know.
 * @typedef {object} Training
 * @property {Optimizer} [optimizer]
 * @property {number} [batch_size]
 * @property {"mean" | "sum"} [reduction]
 * @property {"sequential" | "simultaneous"} [update]
 * @property {boolean} [shuffle]
 * @property {number} [seed]
 * @property {Schedule} [schedule]
 * @property {WarmUp | null} [warm_up]
 * @property {Penalty} [penalty]
 * @property {Clip} [clip]
 * @property {Initializer} [initializer]
 */

/**
 * How formulas are written: what a pre-activation is called, and whether ∂L/∂z is called δ.
 * @typedef {object} Conventions
 * @property {"in" | "net" | "z"} [pre_activation]
 * @property {"delta" | "derivative"} [delta]
 */

/**
 * A place in an iteration that is marked for telling: right after the micro-step of this kind about `target`, the
 * id of a neuron, edge or parameter ("" for the loss and for "start", where nothing is done yet).
 * `iteration` counts from the first one of a run, 1.
 * @typedef {object} Stop
 * @property {string} kind
 * @property {string | ""} [target]
 * @property {number} [iteration]
 * @property {string} [text]
 */

/**
 * @typedef {object} Document
 * @property {"backprop-canvas/1"} format
 * @property {string} [title]
 * @property {ReadonlyArray<Neuron>} neurons
 * @property {ReadonlyArray<Edge>} edges
 * @property {ReadonlyArray<Parameter>} parameters
 * @property {string} loss
 * @property {ReadonlyArray<Sample>} [samples]
 * @property {Training} [training]
 * @property {Conventions | null} [conventions]
 * @property {ReadonlyArray<Stop>} [stops]
 */

/**
 * A row of the engine's tables. LaTeX of the value and of the derivative; for an activation in z and
 * a, for a reduction as its table says.
 * @typedef {object} OperationRow
 * @property {string} name
 * @property {string} value
 * @property {string} derivative
 */

/**
 * A loss: LaTeX of the part of one output and of its derivative, in y and t. `activation` is what every
 * output must have, if one is needed; `delta` is then the LaTeX of ∂L/∂z of an output.
 * @typedef {object} LossRow
 * @property {string} name
 * @property {string} value
 * @property {string} derivative
 * @property {string | null} activation
 * @property {string | null} delta
 */

/**
 * One number of an optimizer, a schedule or an initializer. A `default` of null: it must be given.
 * `symbol` is how formulas write it, in LaTeX.
 * @typedef {object} HyperParameter
 * @property {string} name
 * @property {number | null} default
 * @property {string} symbol
 */

/**
 * An optimizer: its default learning rate, its other numbers (beta1 and beta2 are the document's betas),
 * and how one parameter moves: lines of LaTeX in w, g, eta, m and v.
 * @typedef {object} OptimizerRow
 * @property {string} name
 * @property {number} learning_rate
 * @property {ReadonlyArray<HyperParameter>} hyper
 * @property {ReadonlyArray<string>} latex
 */

/**
 * A schedule: LaTeX of the learning rate after t iterations, in eta, the base rate.
 * @typedef {object} ScheduleRow
 * @property {string} name
 * @property {ReadonlyArray<HyperParameter>} hyper
 * @property {string} latex
 */

/**
 * A rule by which weights begin: LaTeX of the distribution.
 * @typedef {object} InitializerRow
 * @property {string} name
 * @property {ReadonlyArray<HyperParameter>} hyper
 * @property {string} latex
 */

/**
 * @typedef {object} Operations
 * @property {ReadonlyArray<OperationRow>} activations
 * @property {ReadonlyArray<LossRow>} losses
 * @property {ReadonlyArray<OperationRow>} reductions
 * @property {ReadonlyArray<OptimizerRow>} optimizers
 * @property {ReadonlyArray<ScheduleRow>} schedules
 * @property {ReadonlyArray<InitializerRow>} initializers
 */

/**
 * @typedef {object} Member
 * @property {string} id
 * @property {"editor" | "viewer"} role
 * @property {number} number
 * @property {string | null} following
 */

/**
 * The first message of a connection. `last_edit` is the tab's newest edit that was accepted, -1 if
 * none is known; edits up to it need not be sent again.
 * @typedef {object} Welcome
 * @property {"welcome"} event
 * @property {string} member
 * @property {"editor" | "viewer"} role
 * @property {string} view_id
 * @property {Document} document
 * @property {number} revision
 * @property {number} last_edit
 * @property {Operations} operations
 * @property {ReadonlyArray<Member>} members
 */

/**
 * The member's edit is committed as `revision`. `diff` is what was applied where that is more than
 * was sent (a run's parameters are kept first); `inverse` undoes a `reset`.
 * @typedef {object} Accepted
 * @property {"accepted"} event
 * @property {number} id
 * @property {number} revision
 * @property {ReadonlyArray<Add | Remove | Change | AddSample | RemoveSample | Cell | Column | Settings> | null} diff
 * @property {ReadonlyArray<Add | Remove | Change | AddSample | RemoveSample | Cell | Column | Settings> | null} inverse
 */

/**
 * A message was refused; `id` names the edit, if it was one. Nothing changed.
 * @typedef {object} Rejected
 * @property {"rejected"} event
 * @property {number | null} id
 * @property {string} code
 * @property {string} message
 * @property {Readonly<Record<string, string>>} values
 * @property {string} path
 * @property {ReadonlyArray<string>} ids
 */

/**
 * Somebody else's edit, committed as `revision`.
 * @typedef {object} Patch
 * @property {"patch"} event
 * @property {number} revision
 * @property {ReadonlyArray<Add | Remove | Change | AddSample | RemoveSample | Cell | Column | Settings>} diff
 * @property {string} member
 */

/**
 * One thing that a document needs before it can run.
 * @typedef {object} Missing
 * @property {string} code
 * @property {string} message
 * @property {ReadonlyArray<string>} ids
 */

/**
 * The micro-steps of one iteration of the document at `revision`, or what is missing to run it. The first
 * `pass_steps` are done for each sample of a batch in turn, those behind them once, after the last.
 * @typedef {object} Plan
 * @property {"plan"} event
 * @property {number} revision
 * @property {Uint8Array} kinds
 * @property {Uint8Array} targets
 * @property {Uint8Array} groups
 * @property {Uint8Array} group_neurons
 * @property {number} pass_steps
 * @property {ReadonlyArray<Missing>} missing
 */

/**
 * Where the member's cursor is: `step` micro-steps are done for the sample at `turn` of the `turns` in the batch
 * of `iteration`. `start` is the iteration at which the run took the document's values. `milliseconds` is the
 * time a step takes at this pace and speed. `breakpoints` are the member's own; `paused_by` is the one that the
 * cursor has come to. On its way to a far place the cursor plays at full speed.
 * @typedef {object} Cursor
 * @property {"cursor"} event
 * @property {number} run
 * @property {number} start
 * @property {number} iteration
 * @property {number} step
 * @property {boolean} playing
 * @property {"epoch" | "full" | "iteration" | "layer" | "neuron" | "pass" | "phase" | "sample" | "term"} pace
 * @property {number} milliseconds
 * @property {string | null} following
 * @property {number} turn
 * @property {number} turns
 * @property {number} speed
 * @property {-1 | 1} direction
 * @property {ReadonlyArray<OnSign | OnLoss | OnTurn | OnBroken>} breakpoints
 * @property {OnSign | OnLoss | OnTurn | OnBroken | null} paused_by
 */

/**
 * The values of the micro-steps from `first` on, of one sample of one iteration of one run at one revision.
 * @typedef {object} Frame
 * @property {"frame"} event
 * @property {number} number
 * @property {number} run
 * @property {number} revision
 * @property {number} iteration
 * @property {number} sample
 * @property {number} first
 * @property {Uint8Array} values
 * @property {boolean} single
 * @property {Uint8Array | null} parameters
 * @property {number} turn
 */

/**
 * Points of a run's loss curve, in the order of their iterations; numbered among the frames.
 * @typedef {object} Curve
 * @property {"curve"} event
 * @property {number} number
 * @property {number} run
 * @property {Uint8Array} iterations
 * @property {Uint8Array} losses
 * @property {number} samples
 * @property {boolean} anew
 * @property {number | null} parent
 * @property {number | null} parent_iteration
 * @property {boolean} gone
 */

/**
 * @typedef {object} Members
 * @property {"members"} event
 * @property {ReadonlyArray<Member>} members
 */

/**
 * One number inside a factor. kind "weight": the weight of edge `key`; "slope": φ′ at neuron `key`; "value": the a
 * of neuron `key`; "own": the loss's own derivative at output `key`; "cross": ∂a/∂z between softmax outputs, `key`
 * the one whose z it is. latex: its symbol, such as ``\sigma'(z_{o1})``.
 * @typedef {object} FactorPart
 * @property {"cross" | "own" | "slope" | "value" | "weight"} kind
 * @property {string} key
 * @property {string} latex
 * @property {number} value
 */

/**
 * A direct derivative ∂`of`/∂`wrt` (quantity keys). terms: what it unfolds to, a sum of products: one product but
 * for a softmax. Each product is a row of parts.
 * @typedef {object} Factor
 * @property {string} of
 * @property {string} wrt
 * @property {string} latex
 * @property {number} value
 * @property {ReadonlyArray<ReadonlyArray<FactorPart>>} terms
 */

/**
 * One path from `about` to L. use: where it begins, "edge:<id>", "bias:<neuron id>", or "" for a neuron. through:
 * neuron ids. edges: ids of the edges passed, the use's own edge first. factors: from `about` to L; their product is
 * `value`. share: value ÷ gradient, null where the gradient is 0.
 * @typedef {object} PathRow
 * @property {string} use
 * @property {ReadonlyArray<string>} through
 * @property {ReadonlyArray<string>} edges
 * @property {ReadonlyArray<Factor>} factors
 * @property {number} value
 * @property {number | null} share
 */

/**
 * ∂L/∂`about` as a sum over paths. count, remainder_count: exact integers as text. latex, latex_numbers, text:
 * the same to copy.
 * @typedef {object} Paths
 * @property {"paths"} event
 * @property {number} id
 * @property {number} revision
 * @property {number} run
 * @property {number} iteration
 * @property {number} sample
 * @property {string} about
 * @property {number} gradient
 * @property {string} count
 * @property {ReadonlyArray<PathRow>} paths
 * @property {string} remainder_count
 * @property {number} remainder
 * @property {string} latex
 * @property {string} latex_numbers
 * @property {string} text
 */

/**
 * One question of the walk: does `of` depend on what is asked about. parent: what `of` was found in. made_of:
 * what `of` is made of directly. constants: targets and parameters among it. depends: the answer. way: ids of the
 * edges of one path from what is asked about to `of`, nearest to it first; () where there is none. factor: ∂parent/∂of
 * where it depends and stands on a path; reached: `of` is a direct function of what is asked about, so that the
 * branch ends here with `last`, its direct derivative.
 * @typedef {object} WalkStep
 * @property {string} of
 * @property {string} parent
 * @property {ReadonlyArray<string>} made_of
 * @property {ReadonlyArray<string>} constants
 * @property {boolean} depends
 * @property {ReadonlyArray<string>} way
 * @property {Factor | null} factor
 * @property {boolean} reached
 * @property {Factor | null} last
 */

/**
 * The dependencies, asked from L backward, each neuron once, at most 200. left_out: how many more there are.
 * @typedef {object} Walk
 * @property {"walk"} event
 * @property {number} id
 * @property {number} revision
 * @property {number} run
 * @property {number} iteration
 * @property {number} sample
 * @property {string} about
 * @property {ReadonlyArray<string>} made_of
 * @property {ReadonlyArray<string>} constants
 * @property {ReadonlyArray<WalkStep>} steps
 * @property {number} left_out
 */

/**
 * One δ, or at the end the gradient of `key` itself. latex, latex_numbers: the rule in symbols and with the
 * numbers. edges: ids of the edges by which it receives. shared: how many of the paths go through it, exact, as
 * text.
 * @typedef {object} FastStep
 * @property {string} key
 * @property {string} latex
 * @property {string} latex_numbers
 * @property {number} value
 * @property {ReadonlyArray<string>} edges
 * @property {string} shared
 */

/**
 * Multiplications, exact integers as text: path by path against each δ once, for this one and for all
 * parameters.
 * @typedef {object} Fast
 * @property {"fast"} event
 * @property {number} id
 * @property {number} revision
 * @property {number} run
 * @property {number} iteration
 * @property {number} sample
 * @property {string} about
 * @property {number} gradient
 * @property {ReadonlyArray<FastStep>} steps
 * @property {number} left_out
 * @property {string} slow_one
 * @property {string} fast_one
 * @property {string} slow_all
 * @property {string} fast_all
 */

/**
 * One parameter turned from `present` to `value`, all others held. curve_at, curve_loss: L over the parameter,
 * float64, curve_at ascending, little-endian. difference: (L(w+h) − L(w−h)) / 2h at the present value; digits: how
 * many decimal digits of it agree with the gradient. change: the true ΔL, computed without cancellation as far as
 * doubles allow; predicted: gradient·Δw. neurons: float64 per neuron in document order, the change of its a. kinked:
 * ids of neurons with a kink between w−h and w+h.
 * @typedef {object} Turned
 * @property {"turned"} event
 * @property {number} id
 * @property {number} revision
 * @property {number} run
 * @property {number} iteration
 * @property {number} sample
 * @property {string} parameter
 * @property {number} present
 * @property {number} value
 * @property {number} loss
 * @property {number} loss_turned
 * @property {number} change
 * @property {number} predicted
 * @property {number} gradient
 * @property {number} h
 * @property {number} difference
 * @property {number} digits
 * @property {ReadonlyArray<string>} kinked
 * @property {Uint8Array} neurons
 * @property {Uint8Array} curve_at
 * @property {Uint8Array} curve_loss
 */

/**
 * One parameter's update in numbers. rate: the learning rate in force. age: the optimizer's updates from fresh
 * state, this one counted. gradient: of the batch; penalised: after penalties; clipped: after clipping, which the
 * optimizer has. before, after: the two numbers that the optimizer keeps of it, as m and v; one that it does not use
 * stays as it is.
 * @typedef {object} Updated
 * @property {"updated"} event
 * @property {number} id
 * @property {number} revision
 * @property {number} run
 * @property {number} iteration
 * @property {number} sample
 * @property {string} parameter
 * @property {number} rate
 * @property {number} age
 * @property {number} gradient
 * @property {number} penalised
 * @property {number} clipped
 * @property {readonly [number, number]} before
 * @property {readonly [number, number]} after
 */

/**
 * values: float64, one row per quantity of `about`, one column per iteration from `iteration` on; parameters are
 * those an iteration starts with. loss: float64 per iteration. Shorter than asked where training diverges, or where
 * more of a large network would take too long.
 * @typedef {object} Curves
 * @property {"curves"} event
 * @property {number} id
 * @property {number} revision
 * @property {number} run
 * @property {number} iteration
 * @property {number} sample
 * @property {ReadonlyArray<string>} about
 * @property {Uint8Array} values
 * @property {Uint8Array} loss
 * @property {boolean} diverged
 */

/**
 * span: [start, end) in code points of the equation. idea: findings of one misconception share it, from 1.
 * of, wrt: the factor's quantities, where it is a derivative, else "". path: ids of
 * edges to light, where a path is named. ask: a question that may come before the message, or
 * "". message: what it is; why: the next hint; suggestion: what should stand there, the last one.
 * @typedef {object} Finding
 * @property {string} code
 * @property {string} ask
 * @property {string} message
 * @property {readonly [number, number]} span
 * @property {string} suggestion
 * @property {number} idea
 * @property {string} of
 * @property {string} wrt
 * @property {ReadonlyArray<string>} path
 * @property {string} why
 */

/**
 * @typedef {object} Diagnosis
 * @property {string} code
 * @property {string} message
 */

/**
 * The value of one factor of the equation, in the reading of the verdict. of, wrt: as in Finding.
 * @typedef {object} SpanValue
 * @property {readonly [number, number]} span
 * @property {number} value
 * @property {string} of
 * @property {string} wrt
 */

/**
 * praise: what is right, in sentences. about: the gradient that the equation is about. paths: ids of the edges of
 * the paths that the equation has right, path_values what each of
 * them is. experiment: whether turning the parameter would show the mistake. next: the
 * key of another parameter to try, "" for none. corrected: LaTeX. corrected_text: plain text.
 * @typedef {object} Checked
 * @property {"checked"} event
 * @property {number} id
 * @property {number} revision
 * @property {number} run
 * @property {number} iteration
 * @property {number} sample
 * @property {string} equation
 * @property {string} about
 * @property {"correct" | "incorrect" | "unreadable"} verdict
 * @property {string} reading
 * @property {boolean} reading_matters
 * @property {number | null} value
 * @property {number | null} expected
 * @property {ReadonlyArray<string>} praise
 * @property {ReadonlyArray<Finding>} findings
 * @property {ReadonlyArray<Diagnosis>} diagnosis
 * @property {ReadonlyArray<SpanValue>} factors
 * @property {ReadonlyArray<ReadonlyArray<string>>} paths
 * @property {ReadonlyArray<number>} path_values
 * @property {boolean} experiment
 * @property {string} corrected
 * @property {string} corrected_text
 * @property {string} next
 */

/**
 * A question that has no answer now, such as about something that is gone.
 * @typedef {object} Unanswered
 * @property {"unanswered"} event
 * @property {number} id
 * @property {string} code
 * @property {string} message
 */

/** @typedef {Edit | Keep | Reset | Initialize | Step | Seek | Restart | Play | Pause | SetPace | SetBreakpoints | Follow | Credit | AskPaths | AskWalk | AskFast | Turn | AskCurves | AskUpdate | Check} ClientMessage */

/** @typedef {Welcome | Accepted | Rejected | Patch | Plan | Cursor | Frame | Curve | Members | Paths | Walk | Fast | Turned | Updated | Curves | Checked | Unanswered} ServerMessage */

/** @typedef {NonNullable<Edit['diff']>} Diff */
