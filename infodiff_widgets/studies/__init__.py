"""Studies over many pictures: how good a model is, and how good the method.

>>> from infodiff_widgets.studies import localization
>>> [item.text for item in localization.scenes_items(2)]
['dog', 'zebra', 'kite', 'apple']
"""
