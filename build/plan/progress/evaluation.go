package progress

import "jilid/build/plan"

// Total is the value of an evaluation's parts in ten-thousandths: the weighted
// mean, or the plain one where there are no weights; false if there are no parts.
func Total(e plan.Evaluation) (value int64, ok bool) {
	var products, weights, sum int64
	for _, s := range e.Parts {
		products, weights, sum = products+s.Weight*s.Value, weights+s.Weight, sum+s.Value
	}
	switch {
	case len(e.Parts) == 0:
		return 0, false
	case weights > 0: // which may be other than 100 %: check has warned
		return products * 10 / weights, true
	}
	return sum * 10 / int64(len(e.Parts)), true
}
