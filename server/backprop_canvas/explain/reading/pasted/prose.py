"""Words that people write around equations. Not all words of any language: enough that one of them stands in every run
of words that is prose. What is a name or a function of mathematics stands here only where it is an everyday word, too.
"""

from __future__ import annotations

_ENGLISH = """
a about above ans grad deriv according after again all also although am an and another answer any anyone applying are
as ask asked at attempt backprop backpropagation be because been before below between both but by calculate calculated
calculating calculation can case chain check class compute computed computing confused correct correctly could
derivation derivative derive derived did differentiate differentiating do does done edit else equation error even
example exercise expand expected expression finally find first following follows for formula from get gets getting
given gives got gradient gradients had has have having hello help hence here hey hi hidden homework how however i if
i'd i'll i'm i've in input instead into is it its it's just know last layer learn lecture left let let's like loss made
maybe me mean mistake my need network neuron next no not note now obtain of off ok okay on once one only or our out
output over part partial path paths please question rate reads really result right rule same says second see should
shouldn't show simplify simplifies simplifying since so solution some something sorry start step still student
substitute substituting sum sure task tell term than thank thanks that that's the then there therefore they thing think
third this thus to total trying two understand update use used using value via want was we weight well were what what's
when where which while why will with without work would write wrong wrote yes yields you your w.r.t wrt respect i.e e.g
ie eg eq attempted book teacher tutorial video slide slides notes page chapter derivatives weights biases bias neurons
stuck true false hint solve solved solving apply activation activations function functions sigmoid relu tanh logistic
softmax cross entropy leaky softplus learning training forward backward pass layers nodes node unit units inputs
outputs define defining defined denote denoted denotes suppose assume assuming setting letting plug plugging combine
combining putting together chaining callout values variable variables parameter parameters constant constants mse sse
bce terms side hand differs dependent depends independent obviously basically regarding concerning rounded approx
approximately roughly exactly confirm verify explain clarify where's isn't doesn't don't cannot can't won't couldn't
works ground truth feedback
"""
_GERMAN = """
aber alle allerdings als also am an auch auf aus aufgabe ableitung ansatz antwort bei beim bin bitte da dabei dann darf
das dass dein dem den der des die dies diese diesem dieser doch durch ein eine einem einen einer ergebnis ergibt
erhalte erhält es falsch fehler formel frage für gewicht gibt gilt gleichung gradient habe hallo hat hier hilfe ich ihr
im in ist ja jetzt kann kein kettenregel komme können lautet leider lösung man mein meine meiner mit mir muss nach
netz neuron nicht noch nun nur ob oder ohne richtig rechnung schicht sein sich sie sind so soll stimmt und uns von vor
warum was weil wenn wer wie wieso wir wird wo wobei zu zum zur danke liebe grüße viele
"""
_FRENCH = """
ai alors au aussi avec avez bonjour car ce cela ces cette comme comment couche dans de dérivée des donc du elle en
entrée erreur est et exercice faut faux fonction formule il j'ai j'obtiens je juste la le les leur mais merci mon ma
mes ne neurone non nous obtiens on ont ou où par pas perte poids pour pourquoi que quel quelle question qui réponse
réseau règle sa se si solution son sortie sont sur tout trouve tu un une votre vous voici calcul gradient
"""
_SPANISH = """
aquí bien calcular capa como con correcto cual cuál cuando da de del derivada ecuación el ella ella entonces entrada
error es esta está este esto gracias hay hola la las lo los me mi mis neurona no obtengo para pero peso por porque
porqué pregunta puede que qué red regla respuesta salida se según si sí sobre su tengo un una y ya
sono è il lo gli della del questo questa che perché corretto giusto ciao grazie mia mio risposta
"""
PROSE = frozenset(" ".join((_ENGLISH, _GERMAN, _FRENCH, _SPANISH)).split())
# Words that are signs: an equation with one of them in it is not what stands before it.
OPERATORS = frozenset(
    [
        "times",
        "plus",
        "minus",
        "divided",
        "multiplied",
        "equals",
        "equal",
        "squared",
        "cubed",
        "over",
        "per",
        "mal",
        "durch",
        "geteilt",
        "gleich",
        "fois",
        "divisé",
        "égale",
        "por",
        "dividido",
        "igual",
        "transposed",
        "dot",
        "hadamard",
    ]
)
# Words that may follow an equation, with another expression after them that is only mentioned.
CONNECTING = PROSE - OPERATORS
