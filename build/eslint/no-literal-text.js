/**
 * Words on the screen come from the catalogues. Reports letters written in JSX, between tags or in the
 * attributes that are read out or shown.
 */
const shownAttributes = new Set(['alt', 'aria-label', 'description', 'label', 'placeholder', 'title']);
const letter = /\p{L}/u;

/** @type {import('eslint').Rule.RuleModule} */
export const noLiteralText = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { literal: 'Write "{{text}}" in resources/locales.' },
  },
  create(context) {
    /** @param {any} node @param {unknown} text */
    function check(node, text) {
      if (typeof text !== 'string' || !letter.test(text)) return;
      context.report({ node, messageId: 'literal', data: { text: text.trim() } });
    }
    return {
      JSXText: (/** @type {any} */ node) => check(node, node.value),
      'JSXElement > JSXExpressionContainer > Literal': (/** @type {any} */ node) => check(node, node.value),
      'JSXExpressionContainer > TemplateLiteral > TemplateElement': (/** @type {any} */ node) => {
        if (node.parent.parent.parent.type === 'JSXElement') check(node, node.value.cooked);
      },
      JSXAttribute: (/** @type {any} */ node) => {
        if (shownAttributes.has(String(node.name.name)))
          check(node, node.value?.value ?? node.value?.expression?.value);
      },
    };
  },
};
