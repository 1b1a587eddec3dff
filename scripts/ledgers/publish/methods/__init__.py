"""The pages of methods: formulas, schemes and rules in words, worked examples."""
