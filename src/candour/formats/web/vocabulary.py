"""The vocabulary of styles and shapes that a clean copy may use: names of properties, elements and attributes, and CSS's own words."""

from __future__ import annotations

from typing import Final

__all__ = ["ELEMENTS", "FUNCTIONS", "IN_A_BOX", "MEDIA", "NUMBERS", "PROPERTIES", "UNITS", "WORDS"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# fmt: off
PROPERTIES: Final = _words("""
    align-content align-items align-self background background-attachment background-clip background-color background-image background-origin
    background-position background-position-x background-position-y background-repeat background-size border border-block border-bottom
    border-bottom-color border-bottom-left-radius border-bottom-right-radius border-bottom-style border-bottom-width border-collapse border-color
    border-inline border-left border-left-color border-left-style border-left-width border-radius border-right border-right-color border-right-style
    border-right-width border-spacing border-style border-top border-top-color border-top-left-radius border-top-right-radius border-top-style
    border-top-width border-width bottom box-shadow box-sizing caption-side clear clip clip-path color column-count column-gap column-rule
    column-rule-color column-rule-style column-rule-width column-span column-width columns content-visibility direction display empty-cells
    fill fill-opacity fill-rule filter flex flex-basis flex-direction flex-flow flex-grow flex-shrink flex-wrap float font font-family
    font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style font-variant font-variant-caps font-variant-numeric
    font-weight gap grid grid-area grid-auto-columns grid-auto-flow grid-auto-rows grid-column grid-column-end grid-column-gap grid-column-start
    grid-gap grid-row grid-row-end grid-row-gap grid-row-start grid-template grid-template-columns grid-template-rows height hyphens inset
    justify-content justify-items justify-self left letter-spacing line-height list-style list-style-position list-style-type margin
    margin-block margin-block-end margin-block-start margin-bottom margin-inline margin-inline-end margin-inline-start margin-left margin-right
    margin-top marker marker-end marker-mid marker-start mask max-height max-width min-height min-width mix-blend-mode object-fit object-position
    opacity order orphans outline outline-color outline-offset outline-style outline-width overflow overflow-wrap overflow-x overflow-y padding
    padding-block padding-bottom padding-inline padding-left padding-right padding-top page-break-after page-break-before page-break-inside
    paint-order perspective place-content place-items place-self position quotes right rotate row-gap ruby-position scale shape-rendering
    stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width
    tab-size table-layout text-align text-align-last text-anchor text-decoration text-decoration-color text-decoration-line text-decoration-style
    text-decoration-thickness text-emphasis text-indent text-justify text-orientation text-overflow text-rendering text-shadow text-transform
    text-underline-offset text-wrap top transform transform-box transform-origin translate unicode-bidi vector-effect vertical-align visibility
    white-space widows width word-break word-spacing word-wrap writing-mode z-index zoom baseline-shift dominant-baseline alignment-baseline
    break-after break-before break-inside aspect-ratio isolation color-scheme flood-color flood-opacity lighting-color mso-hide
""")
WORDS: Final = _words("""
    absolute after all allow-end alphabetic always alternate and anywhere armenian at auto auto-fill auto-fit avoid avoid-column avoid-page balance
    baseline before below bevel bidi-override blink block bold bolder border-box both bottom break-all break-spaces break-word bt butt
    capitalize caption cell center central circle clip clone closest-corner closest-side collapse color color-burn color-dodge column
    column-reverse condensed contain content content-box contents cover cursive darken dashed decimal decimal-leading-zero dense difference
    disc distribute dotted double each-line ellipse ellipsis embed end evenodd exclusion expanded fantasy farthest-corner farthest-side fill
    fill-box first first-baseline fit-content fixed flat flex flex-end flex-start flow flow-root force-end from full-width geometricprecision
    georgian grid groove hanging hard-light hebrew hidden hiragana horizontal horizontal-tb hue icon ideographic in inherit initial
    inline inline-block inline-flex inline-grid inline-start inline-end inline-table inset inside inter-character inter-word invert isolate
    isolate-override italic justify katakana keep-all landscape large larger last last-baseline layout left legacy lighten lighter line
    line-through linear list-item local loose lower-alpha lower-greek lower-latin lower-roman lowercase lr ltr luminosity mandatory manual
    markers mathematical max-content medium menu message-box middle min-content miter mixed monospace multiply nearest no-clip no-close-quote
    no-drop no-open-quote no-repeat none nonzero normal not nowrap oblique off on only open optimizelegibility optimizespeed
    optimizequality outset outside over overlay overline page paint painted portrait pre pre-line pre-wrap proportional-nums relative repeat
    repeat-x repeat-y reset-size revert ridge right round row row-reverse ruby run-in safe sans-serif saturation scale-down screen scroll
    semi-condensed semi-expanded serif sideways size slice small small-caps smaller smooth snap soft-light solid space space-around space-between
    space-evenly span spell-out square start static status-bar sticky stretch strict stroke stroke-box style sub subgrid super sub-grid
    system-ui table table-caption table-cell table-column table-column-group table-footer-group table-header-group table-row table-row-group
    tabular-nums tb text text-bottom text-top thick thin to top transparent ui-monospace ui-sans-serif ui-serif ui-rounded ultra-condensed
    ultra-expanded underline unicase unsafe unset upper-alpha upper-latin upper-roman uppercase upright use-script vertical vertical-lr vertical-rl view-box
    visible visiblefill visiblepainted visiblestroke wavy weight wrap wrap-reverse x-large x-small xx-large xx-small currentcolor extra-condensed extra-expanded
    crispedges lr-tb rl-tb tb-rl autosense windowtext window buttonface buttontext graytext highlight highlighttext canvas canvastext linktext no-change
    text-before-edge text-after-edge non-scaling-stroke srgb linearrgb light dark alpha luminance
""")
UNITS: Final = _words("px pt pc in cm mm q em rem ex ch lh rlh vw vh vmin vmax svh lvh dvh svw lvw dvw fr deg rad grad turn s ms dpi dpcm dppx x")
FUNCTIONS: Final = _words("""
    rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix calc min max clamp minmax repeat fit-content linear-gradient radial-gradient
    conic-gradient repeating-linear-gradient repeating-radial-gradient translate translatex translatey translate3d translatez rotate rotatex
    rotatey rotatez scale scalex scaley scale3d skew skewx skewy matrix matrix3d perspective rect inset circle ellipse polygon blur brightness
    contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia var
""")
MEDIA: Final = _words("""
    width min-width max-width height min-height max-height orientation aspect-ratio min-aspect-ratio max-aspect-ratio resolution min-resolution
    max-resolution color monochrome hover pointer none fine coarse prefers-color-scheme prefers-reduced-motion reduce no-preference
    prefers-contrast more less forced-colors active all screen and not only or portrait landscape light dark -webkit-min-device-pixel-ratio
""")
ELEMENTS: Final = _words("""
    svg g a defs symbol use switch path rect circle ellipse line polyline polygon text tspan textPath image marker pattern clipPath mask
    linearGradient radialGradient stop filter feGaussianBlur feOffset feBlend feColorMatrix feComponentTransfer feFuncR feFuncG feFuncB feFuncA
    feComposite feFlood feMerge feMergeNode feMorphology feDropShadow feTile feTurbulence feDisplacementMap feConvolveMatrix feDiffuseLighting
    feSpecularLighting feDistantLight fePointLight feSpotLight
""")
"""Elements of SVG that draw, and those that say with what."""
NUMBERS: Final = _words("""
    x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy width height offset rotate points viewBox refX refY markerWidth markerHeight orient startOffset
    textLength stdDeviation values k1 k2 k3 k4 slope intercept amplitude exponent tableValues radius baseFrequency numOctaves seed scale order
    kernelMatrix divisor bias targetX targetY surfaceScale specularConstant specularExponent diffuseConstant azimuth elevation z pointsAtX pointsAtY
    pointsAtZ limitingConeAngle pathLength kernelUnitLength
""")
"""Attributes of SVG that are numbers."""
IN_A_BOX: Final = _words("div span p br b i u s em strong font sub sup pre code ul ol li table tbody thead tr td th h1 h2 h3 h4 h5 h6")
"""Elements of web pages in a box of text of a drawing."""
# fmt: on
