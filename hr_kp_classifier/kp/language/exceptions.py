"""Words that the dictionary and the endings get wrong, or do not tell.

These are lists of words, not rules: a word is added where the form that the dictionary
gives is not the one that an official paper has.
"""

from .endings import word_set

# Nominative: gender, then genitive, dative, accusative, instrumental, locative.
EXCEPTIONS = {
    # Stressed on the ending, -яр takes -ем; the dictionary has «маляром».
    "маляр": ("masc", "маляра", "маляру", "маляра", "малярем", "маляреві"),
    # Foreign names of persons that the dictionary has not, or has as a thing («лід» is ice).
    "джей": ("masc", "джея", "джею", "джея", "джеєм", "джеєві"),
    "коуч": ("masc", "коуча", "коучу", "коуча", "коучем", "коучеві"),
    "лід": ("masc", "ліда", "ліду", "ліда", "лідом", "лідові"),
    "паралегал": (
        "masc",
        "паралегала",
        "паралегалу",
        "паралегала",
        "паралегалом",
        "паралегалові",
    ),
    "скаут": ("masc", "скаута", "скауту", "скаута", "скаутом", "скаутові"),
}

# Persons whom the dictionary has not, although it has their word: as the genitive plural
# of «косметика», as a thing.
PERSONS = word_set("анестезист аеродинамік косметик кристалооптик пневматик")

# Units of an organisation whose genitive the dictionary has in -а only.
GENITIVE_IN_U = {
    "блок": "блоку",
    "термінал": "терміналу",
    "харчоблок": "харчоблоку",
    "хостел": "хостелу",
}

# Places with the ending of a person: anything else with such an ending is a
# person in a title, even where the dictionary knows only the thing.
PLACES = word_set(
    """
    елеватор заповідник інкубатор корівник курник парник пам'ятник пташник розплідник
    рудник свинарник сектор телеграф телятник холодильник
    """
)

# First parts of a compound («прем'єр-міністр», «шеф-кухар») that never decline
# although they look like a person, or that are also written apart («бренд менеджер»).
FIXED_PARTS = word_set(
    """
    авто акаунт арт аудіо бас бекенд бізнес блог бренд веб відео віце генерал геймдев ді диджитал
    екаунт екс івент інтернет кар'єр контакт контент контр крауд лід маркетинг медіа міні мобайл
    моушн обер онлайн офлайн офіс піар поп прем'єр прес прод продакт проджект проект проєкт промо
    радіо рітейл сейлз секонд скрам соціал супер таргет теле тендер техно топ тревел трейд тренд
    трансплант унтер фітнес фото фронтенд шеф штаб юніт
    """
)

# Kinds of units. Only these decline on both sides of a hyphen («школа-інтернат»),
# in brackets after another unit («відділ (сектор)») and with an unknown prefix.
UNITS = word_set(
    """
    агентство адміністрація академія аптека ательє база бар бібліотека блок бригада будинок бюро
    відділ відділення відділок гараж група департамент дивізіон дирекція дитсадок дільниця завод
    загін заклад зала зміна інститут інтернат кабінет кав'ярня канцелярія кафе кафедра клініка
    клуб коледж команда комбінат комісія комітет комплекс контора корпус крамниця лабораторія
    ліцей магазин майданчик майстерня музей напрям напрямок організація офіс парк пекарня
    підприємство підрозділ пост представництво приймальня пункт редакція рада ресторан салон
    садок секретаріат сектор служба склад станція студія товариство управління установа училище
    фабрика факультет філіал філія фонд хаб цех центр частина штаб школа ясла
    """
)
